<#import "template.ftl" as layout>
<@layout.registrationLayout bodyClass="sheet" displayMessage=false; section>
  <#if section = "header">
    ${msg("marelleStartTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleStartText")}</p>
    <div class="buttons"><a class="button button-main" id="marelle-start" href="${entAddress}" rel="noreferrer">${msg("marelleStartGo")}</a></div>
    <script type="module" src="${url.resourcesPath}/js/marelle-start.js"></script>
  </#if>
</@layout.registrationLayout>
