<#import "template.ftl" as layout>
<#import "password-commons.ftl" as passwordCommons>

<#macro newPassword name field label first>
  <#local wrong = messagesPerField.existsError(field)>
  <div class="field">
    <label class="label" for="${name}">${label}</label>
    <div class="input-group" dir="ltr">
      <input class="input" id="${name}" name="${name}" type="password" required<#if first> autofocus</#if> autocomplete="new-password" autocapitalize="none" autocorrect="off" spellcheck="false"<#if wrong> aria-invalid="true" aria-describedby="input-error-${field}"</#if>>
      <button class="eye" type="button" hidden data-reveal="${name}" data-show="${msg("showPassword")}" data-hide="${msg("hidePassword")}" aria-controls="${name}" aria-pressed="false" aria-label="${msg("showPassword")}"><i class="icon icon-eye" aria-hidden="true"></i></button>
    </div>
    <p class="caps" role="status" data-caps="${msg("marelleCapsLock")}"></p>
    <#if wrong><p class="error-text" id="input-error-${field}">${messagesPerField.get(field)}</p></#if>
  </div>
</#macro>

<@layout.registrationLayout displayMessage=!messagesPerField.existsError("password", "password-confirm"); section>
  <#if section = "header">
    ${msg("updatePasswordTitle")}
  <#elseif section = "form">
    <form id="kc-passwd-update-form" class="form" action="${url.loginAction}" method="post" novalidate>
      <@newPassword "password-new" "password" msg("passwordNew") true/>
      <@newPassword "password-confirm" "password-confirm" msg("passwordConfirm") false/>
      <@passwordCommons.logoutOtherSessions/>
      <div class="buttons">
        <button class="button button-main" name="login" type="submit">${msg("doSubmit")}</button>
        <#if isAppInitiatedAction??><button class="button button-plain" name="cancel-aia" value="true" type="submit" formnovalidate>${msg("doCancel")}</button></#if>
      </div>
    </form>
  </#if>
</@layout.registrationLayout>
