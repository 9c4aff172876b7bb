<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<#assign mail = contact.kind = "email">
<#assign known = contact.present?has_content>
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("email", "mobile"); section>
  <#if section = "header">
    <#if mail>${known?then(msg("marelleContactChangeEmail"), msg("marelleContactAddEmail"))}<#else>${known?then(msg("marelleContactChangeMobile"), msg("marelleContactAddMobile"))}</#if>
  <#elseif section = "form">
    <#if known><dl class="identity"><dt>${mail?then(msg("marelleContactPresentEmail"), msg("marelleContactPresentMobile"))}</dt><dd dir="ltr">${contact.present}</dd></dl></#if>
    <form id="marelle-contact-change-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <#if contact.reachable>
      <#if mail>
      <@fields.text name="email" label=msg("marelleContactNewEmail") value=contact.typed!"" hint=msg("marelleContactNewEmailHint") type="email" autocomplete="email" inputmode="email"/>
      <#else>
      <@fields.text name="mobile" label=msg("marelleContactNewMobile") value=contact.typed!"" hint=msg("marelleContactNewMobileHint") type="tel" autocomplete="tel" inputmode="tel"/>
      </#if>
      <#else>
      <p class="lead">${msg("marelleContactAskSchool")}</p>
      </#if>
      <div class="buttons">
        <#if contact.reachable><button class="button button-main" id="marelle-send" name="do" value="send" type="submit">${msg("marelleContactSend")}</button></#if>
        <button class="button button-plain" id="marelle-back" name="do" value="back" type="submit">${msg("marelleBack")}</button>
      </div>
      <#if contact.removable>
      <div class="contact-remove">
        <p class="hint">${mail?then(msg("marelleContactRemoveEmailHint"), msg("marelleContactRemoveMobileHint"))}</p>
        <button class="button button-plain" id="marelle-remove" name="do" value="remove" type="submit">${mail?then(msg("marelleContactRemoveEmail"), msg("marelleContactRemoveMobile"))}</button>
      </div>
      </#if>
    </form>
  </#if>
</@layout.registrationLayout>
