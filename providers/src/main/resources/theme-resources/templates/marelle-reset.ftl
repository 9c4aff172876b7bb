<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout bodyClass="sheet" displayMessage=!messagesPerField.existsError("global", "password-new", "password-confirm"); section>
  <#if section = "header">
    ${msg("marelleRenewalTitle")}
  <#elseif section = "form">
    <@fields.errorSummary [["password-new", "password-new"], ["password-confirm", "password-confirm"]]/>
    <p class="lead">${msg("marelleRenewalLead")}</p>
    <dl class="identity"><dt>${msg("marelleIdentifier")}</dt><dd id="reset-identifier" dir="ltr">${reset.identifier}</dd></dl>

    <form id="marelle-reset-form" class="form" action="${reset.action}" method="post" novalidate>
      <input type="hidden" name="key" value="${reset.key}">
      <@fields.passwordManager reset.identifier/>
      <@fields.choosePassword reset/>
      <div class="buttons"><button class="button button-main" id="marelle-reset" type="submit">${msg("marelleRenew")}</button></div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/marelle-new-password.js"></script>
    <script type="module" src="${url.resourcesPath}/js/marelle-reset.js"></script>
  </#if>
</@layout.registrationLayout>
