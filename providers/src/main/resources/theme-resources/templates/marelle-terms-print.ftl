<#import "template.ftl" as layout>
<@layout.registrationLayout bodyClass="sheet" displayMessage=false; section>
  <#if section = "header">
    ${msg("marelleTermsTitle")}
  <#elseif section = "form">
    <p class="hint">${msg("marelleTermsVersion", terms.version, terms.effectiveFrom)}</p>
    <button class="button button-plain" type="button" hidden data-print>${msg("marellePrint")}</button>
    <div class="document">${terms.html?no_esc}</div>
  </#if>
</@layout.registrationLayout>
