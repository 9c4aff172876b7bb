<#import "template.ftl" as layout>
<@layout.registrationLayout bodyClass="sheet" displayMessage=false; section>
  <#if section = "header">
    ${msg("marelleResetDoneTitle")}
  <#elseif section = "form">
    <p class="lead" role="status" data-key-over>${msg("marelleResetDoneLead")}</p>
    <dl class="identity"><dt>${msg("marelleIdentifier")}</dt><dd id="reset-identifier" dir="ltr">${reset.identifier}</dd></dl>
    <div class="buttons"><a class="button button-main" id="marelle-start-link" href="${reset.start}" rel="noreferrer">${msg("marelleStartGo")}</a></div>
    <script type="module" src="${url.resourcesPath}/js/marelle-reset.js"></script>
  </#if>
</@layout.registrationLayout>
