<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<#import "marelle-recovery-links.ftl" as recover>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("username"); section>
  <#if section = "header">
    ${msg("marelleRecoveryPassword")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleRecoveryPasswordLead")}</p>
    <form id="marelle-recovery-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <input type="hidden" name="page" value="password">
      <@fields.text name="username" label=msg("marelleIdentifier") value=recovery.username!"" hint=msg("marelleUsernameHint") autocomplete="username"/>
      <div class="buttons">
        <button class="button button-main" id="marelle-recovery-send" type="submit">${msg("marelleRecoverySend")}</button>
        <@recover.home/>
      </div>
    </form>
    <p class="apart"><a href="${recover.to("identifier")}">${msg("marelleRecoveryIdentifier")}</a></p>
    <@recover.others/>
  </#if>
</@layout.registrationLayout>
