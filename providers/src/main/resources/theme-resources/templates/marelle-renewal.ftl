<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout bodyClass="long" displayMessage=!messagesPerField.existsError("global", "password-new", "password-confirm"); section>
  <#if section = "header">
    ${msg("marelleRenewalTitle")}
  <#elseif section = "form">
    <@fields.errorSummary [["password-new", "password-new"], ["password-confirm", "password-confirm"]]/>
    <p class="lead">${msg("marelleRenewalLead")}</p>
    <dl class="identity"><dt>${msg("marelleIdentifier")}</dt><dd id="renewal-identifier" dir="ltr">${renewal.identifier}</dd></dl>

    <form id="marelle-renewal-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <@fields.passwordManager renewal.identifier/>
      <@fields.choosePassword renewal/>
      <div class="buttons">
        <button class="button button-main" id="marelle-renew" type="submit">${msg("marelleRenew")}</button>
        <button class="button button-plain" id="marelle-back" name="back" value="true" type="submit" formnovalidate>${msg("marelleBack")}</button>
      </div>
    </form>
    <script type="module" src="${url.resourcesPath}/js/marelle-new-password.js"></script>
  </#if>
</@layout.registrationLayout>
