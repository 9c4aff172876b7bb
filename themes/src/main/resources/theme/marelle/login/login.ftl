<#import "template.ftl" as layout>
<#import "passkeys.ftl" as passkeys>
<#assign failed = messagesPerField.existsError("username", "password")>
<#assign typed = (login.username!"")?has_content>
<#-- The realm's own help where there is one, else Keycloak's single link. -->
<#assign help = (recovery.help)!realm.resetPasswordAllowed?then("stock", "none")>
<#function lost page><#return url.loginResetCredentialsUrl + url.loginResetCredentialsUrl?contains("?")?then("&", "?") + "page=" + page></#function>
<#-- The realm's own enrolment where it is offered; where it could be and isn't, nothing; else Keycloak's registration. -->
<#assign enrols = (enrolment.offered)!false>
<#assign registers = realm.password && realm.registrationAllowed && !registrationDisabled?? && !enrolment??>
<@layout.registrationLayout bodyClass="entry" displayMessage=!failed displayInfo=registers; section>
  <#if section = "header">
    ${msg("loginAccountTitle")}
  <#elseif section = "form">
    <#if realm.password>
    <#if failed>
    <div class="notice notice-error" id="input-error" role="alert"><p>${kcSanitize(messagesPerField.getFirstError("username", "password"))?no_esc}</p></div>
    </#if>
    <#if !usernameHidden??>
    <div class="notice notice-success" role="status" hidden data-filled="${msg("marelleFilled")}" data-filled-identifier="${msg("marelleFilledIdentifier")}"><p></p></div>
    </#if>
    <form id="kc-form-login" class="form" action="${url.loginAction}" method="post" novalidate>
      <#if !usernameHidden??>
      <div class="field">
        <label class="label" for="username"><#if !realm.loginWithEmailAllowed>${msg("username")}<#elseif !realm.registrationEmailAsUsername>${msg("usernameOrEmail")}<#else>${msg("email")}</#if></label>
        <span class="hint" id="username-hint">${msg("marelleUsernameHint")}</span>
        <input class="input" id="username" name="username" type="text" value="${login.username!''}" required autocomplete="${(enableWebAuthnConditionalUI?has_content)?then('username webauthn', 'username')}" autocapitalize="none" autocorrect="off" spellcheck="false" dir="ltr"<#if !typed> autofocus</#if><#if failed> aria-invalid="true"</#if> aria-describedby="<#if failed>input-error </#if>username-hint">
      </div>
      </#if>
      <div class="field">
        <label class="label" for="password">${msg("password")}</label>
        <span class="hint" id="password-hint">${msg("marellePasswordHint")}</span>
        <div class="input-group" dir="ltr">
          <input class="input" id="password" name="password" type="password" required autocomplete="current-password" autocapitalize="none" autocorrect="off" spellcheck="false"<#if typed || usernameHidden??> autofocus</#if><#if failed> aria-invalid="true"</#if> aria-describedby="<#if failed>input-error </#if>password-hint">
          <button class="eye" type="button" hidden data-reveal="password" data-show="${msg("showPassword")}" data-hide="${msg("hidePassword")}" aria-controls="password" aria-pressed="false" aria-label="${msg("showPassword")}"><i class="icon icon-eye" aria-hidden="true"></i></button>
        </div>
        <p class="caps" role="status" data-caps="${msg("marelleCapsLock")}"></p>
      </div>
      <#if (realm.rememberMe && !usernameHidden??) || ["page", "stock"]?seq_contains(help)>
      <div class="field-options">
        <#if realm.rememberMe && !usernameHidden??>
        <label class="choice" for="rememberMe"><input class="check" id="rememberMe" name="rememberMe" type="checkbox"<#if login.rememberMe??> checked</#if>> ${msg("rememberMe")}</label>
        </#if>
        <#if help = "page"><a id="marelle-help" href="${lost("help")}">${msg("marelleRecoveryHelp")}</a><#elseif help = "stock"><a href="${url.loginResetCredentialsUrl}">${msg("doForgotPassword")}</a></#if>
      </div>
      </#if>
      <input type="hidden" id="id-hidden-input" name="credentialId" value="${auth.selectedCredential!''}">
      <div class="buttons"><button class="button button-main button-block" id="kc-login" name="login" type="submit">${msg("doLogIn")}</button></div>
    </form>
    <#if help = "links">
    <ul class="lost plain-list">
      <li><a id="marelle-forgot-password" href="${lost("password")}">${msg("marelleRecoveryPassword")}</a></li>
      <li><a id="marelle-forgot-identifier" href="${lost("identifier")}">${msg("marelleRecoveryIdentifier")}</a></li>
    </ul>
    </#if>
    <#if !usernameHidden??>
    <p class="sheet-note"><strong>${msg("marelleFirstTime")}</strong> ${msg("marelleFirstTimeText")}<#if enrols> <a id="marelle-enrol" href="${url.registrationUrl}">${msg("marelleNoIdentifier")}</a></#if></p>
    </#if>
    </#if>
    <@passkeys.conditionalUIData/>
  <#elseif section = "info">
    <#if registers>
    <p id="kc-registration">${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
    </#if>
  <#elseif section = "socialProviders">
    <#if realm.password && social?? && social.providers?has_content>
    <div id="kc-social-providers" class="brokers">
      <h2>${msg("identity-provider-login-label")}</h2>
      <ul class="broker-list">
        <#list social.providers as p>
        <li><a id="social-${p.alias}" class="button button-plain button-block" data-once-link href="${p.loginUrl}">${p.displayName!p.alias}</a></li>
        </#list>
      </ul>
    </div>
    </#if>
  </#if>
</@layout.registrationLayout>
