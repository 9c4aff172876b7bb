<#import "template.ftl" as layout>
<#import "passkeys.ftl" as passkeys>
<@layout.registrationLayout displayInfo=(realm.registrationAllowed && !registrationDisabled??); section>
  <#if section = "header">
    ${msg("webauthn-login-title")}
  <#elseif section = "form">
    <#if authenticators?? && (shouldDisplayAuthenticators!false)>
    <#if authenticators.authenticators?size gt 1><p class="label">${msg("webauthn-available-authenticators")}</p></#if>
    <ul class="ways">
      <#list authenticators.authenticators as authenticator>
      <li class="way"><span class="way-icon"><i class="icon icon-key" aria-hidden="true"></i></span>
        <span class="way-body"><span class="way-title">${authenticator.label}</span><span class="way-text">${msg("webauthn-createdAt-label")} ${authenticator.createdAt}</span></span></li>
      </#list>
    </ul>
    </#if>
    <@passkeys.request/>
    <div class="buttons"><button class="button button-main button-block" id="authenticateWebAuthnButton" type="button">${msg("webauthn-doAuthenticate")}</button></div>
  <#elseif section = "info">
    <#if realm.registrationAllowed && !registrationDisabled??>
    <p id="kc-registration">${msg("noAccount")} <a href="${url.registrationUrl}">${msg("doRegister")}</a></p>
    </#if>
  </#if>
</@layout.registrationLayout>
