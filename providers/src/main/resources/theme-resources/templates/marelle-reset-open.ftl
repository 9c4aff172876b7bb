<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout bodyClass="sheet" displayMessage=!messagesPerField.existsError("key"); section>
  <#if section = "header">
    ${msg("marelleRenewalTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleResetOpenLead")}</p>
    <form id="marelle-reset-open-form" class="form" action="${reset.action}" method="post" novalidate data-key<#if messagesPerField.existsError("key")>-over</#if>>
      <@fields.text name="key" label=msg("marelleResetKey") value="" hint=msg("marelleResetKeyHint")/>
      <div class="buttons"><button class="button button-main" id="marelle-reset-open" type="submit">${msg("doContinue")}</button></div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/marelle-reset.js"></script>
  </#if>
</@layout.registrationLayout>
