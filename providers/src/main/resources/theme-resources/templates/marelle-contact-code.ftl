<#import "template.ftl" as layout>
<#import "marelle-fields.ftl" as fields>
<#assign mail = contact.kind = "email">
<@layout.registrationLayout displayMessage=!messagesPerField.existsError("code"); section>
  <#if section = "header">
    ${mail?then(msg("marelleContactVerifyEmail"), msg("marelleContactVerifyMobile"))}
  <#elseif section = "form">
    <p class="lead">${mail?then(msg("marelleContactCodeLeadEmail"), msg("marelleContactCodeLeadMobile"))}</p>
    <p class="contact-value" id="contact-value" dir="ltr"><#list contact.value?split("@") as part>${part}<#sep>@<wbr></#list></p>
    <form id="marelle-contact-code-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <div class="field">
        <label class="label" for="code">${msg("marelleContactCode")}</label>
        <span class="hint" id="code-hint">${msg("marelleContactCodeHint", contact.minutes)}</span>
        <input class="input input-code" id="code" name="code" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" maxlength="40" required dir="ltr"<@fields.state "code" "code-hint"/>>
        <@fields.error "code"/>
      </div>
      <div class="buttons">
        <button class="button button-main" id="marelle-check" name="do" value="check" type="submit">${msg("marelleContactCheck")}</button>
        <#if contact.back><button class="button button-plain" id="marelle-back" name="do" value="back" type="submit">${msg("marelleBack")}</button></#if>
      </div>
      <div class="contact-help">
        <h2 class="contact-title">${msg("marelleContactNothingCame")}</h2>
        <#if contact.overdue>
        <p>${mail?then(msg("marelleContactOverdueEmail"), msg("marelleContactOverdueMobile"))}</p>
        <#else>
        <p>${mail?then(msg("marelleContactPatienceEmail"), msg("marelleContactPatienceMobile"))}</p>
        </#if>
        <div class="buttons">
          <button class="button button-plain" id="marelle-resend" name="do" value="resend" type="submit">${msg("marelleContactResend")}</button>
          <button class="button button-plain" id="marelle-change" name="do" value="change-${contact.kind}" type="submit">${mail?then(msg("marelleContactOtherEmail"), msg("marelleContactOtherMobile"))}</button>
          <#if contact.through><button class="button button-plain" id="marelle-later" name="do" value="later" type="submit">${msg("marelleContactThrough")}</button></#if>
        </div>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
