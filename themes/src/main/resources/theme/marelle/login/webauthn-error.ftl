<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${kcSanitize(msg("webauthn-error-title"))?no_esc}
  <#elseif section = "form">
    <form id="kc-error-credential-form" class="form" action="${url.loginAction}" method="post">
      <input type="hidden" id="executionValue" name="authenticationExecution" value="${execution!''}">
      <input type="hidden" id="isSetRetry" name="isSetRetry" value="retry">
      <div class="buttons"><button class="button button-main button-block" id="kc-try-again" type="submit">${msg("doTryAgain")}</button></div>
    </form>
    <#if isAppInitiatedAction??>
    <form id="kc-webauthn-settings-form" class="form" action="${url.loginAction}" method="post">
      <button class="button button-plain button-block" id="cancelWebAuthnAIA" type="submit" name="cancel-aia" value="true">${msg("doCancel")}</button>
    </form>
    </#if>
  </#if>
</@layout.registrationLayout>
