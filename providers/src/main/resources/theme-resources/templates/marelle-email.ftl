<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("email"); section>
  <#if section = "header">
    ${msg("marelleEmailTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleEmailLead")}</p>
    <form id="marelle-email-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <@fields.text name="email" label=msg("marelleEmail") value=contact.email!"" hint=msg("marelleEmailHint") type="email" autocomplete="email" inputmode="email"/>
      <div class="buttons"><button class="button button-main" id="marelle-email-save" type="submit">${msg("marelleEmailSave")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
