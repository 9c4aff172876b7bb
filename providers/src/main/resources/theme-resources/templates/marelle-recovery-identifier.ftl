<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<#import "marelle-recovery-links.ftl" as recover>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("email", "completion"); section>
  <#if section = "header">
    ${msg("marelleRecoveryIdentifier")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleRecoveryIdentifierLead")}</p>
    <form id="marelle-recovery-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <input type="hidden" name="page" value="identifier">
      <@fields.text name="email" label=msg("marelleEmail") value=recovery.email!"" hint=msg("marelleRecoveryEmailHint") type="email" autocomplete="email" inputmode="email"/>
      <#if recovery.asks = "firstname">
      <@fields.text name="completion" label=msg("marelleRecoveryFirstName") value=recovery.completion!"" hint=msg("marelleRecoveryFirstNameHint") autocomplete="given-name"/>
      <#elseif recovery.asks = "name">
      <@fields.text name="completion" label=msg("marelleRecoveryName") value=recovery.completion!"" hint=msg("marelleRecoveryNameHint") autocomplete="family-name"/>
      <#elseif recovery.asks = "school">
      <@fields.text name="completion" label=msg("marelleRecoverySchool") value=recovery.completion!"" hint=msg("marelleRecoverySchoolHint") autocomplete="organization"/>
      </#if>
      <div class="buttons">
        <button class="button button-main" id="marelle-recovery-send" type="submit">${msg("marelleRecoverySend")}</button>
        <@recover.home/>
      </div>
    </form>
    <p class="apart"><a href="${recover.to("password")}">${msg("marelleRecoveryPassword")}</a></p>
    <@recover.others/>
  </#if>
</@layout.registrationLayout>
