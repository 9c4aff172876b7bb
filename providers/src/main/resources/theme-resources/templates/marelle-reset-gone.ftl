<#import "template.ftl" as layout>
<@layout.registrationLayout bodyClass="sheet" displayMessage=false; section>
  <#if section = "header">
    ${msg("marelleResetGoneTitle")}
  <#elseif section = "form">
    <div class="notice notice-error" role="alert" data-key-over><p id="reset-problem">${msg("marelleResetGone." + reset.problem)}</p></div>
    <p>${msg("marelleResetGoneNext." + reset.problem)}</p>
    <div class="buttons"><a class="button button-main" id="marelle-portal" href="${reset.portal}" rel="noreferrer">${msg("marelleStartGo")}</a></div>
    <script type="module" src="${url.resourcesPath}/js/marelle-reset.js"></script>
  </#if>
</@layout.registrationLayout>
