<#import "template.ftl" as layout>
<#assign failed = messagesPerField.existsError("totp")>
<@layout.registrationLayout displayMessage=!failed; section>
  <#if section = "header">
    ${msg("marelleOtpTitle")}
  <#elseif section = "form">
    <form id="kc-otp-login-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <#if otpLogin.userOtpCredentials?size gt 1>
      <fieldset class="field">
        <legend class="label">${msg("marelleOtpDevice")}</legend>
        <#list otpLogin.userOtpCredentials as device>
        <div><label class="choice" for="kc-otp-credential-${device?index}"><input id="kc-otp-credential-${device?index}" type="radio" name="selectedCredentialId" value="${device.id}"<#if device.id = otpLogin.selectedCredentialId> checked</#if>> ${device.userLabel}</label></div>
        </#list>
      </fieldset>
      </#if>
      <div class="field">
        <label class="label" for="otp">${msg("loginOtpOneTime")}</label>
        <input class="input" id="otp" name="otp" type="text" inputmode="numeric" autocomplete="one-time-code" autocapitalize="none" spellcheck="false" required autofocus dir="ltr"<#if failed> aria-invalid="true" aria-describedby="input-error-otp-code"</#if>>
        <#if failed><p class="error-text" id="input-error-otp-code">${messagesPerField.get("totp")}</p></#if>
      </div>
      <div class="buttons"><button class="button button-main button-block" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button></div>
    </form>
  </#if>
</@layout.registrationLayout>
