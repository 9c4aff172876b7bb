<#-- What js/passkeys.js needs, as attributes: the realm's Content-Security-Policy allows no script in the page. -->
<#macro request>
  <div id="passkey-request" hidden data-identified="${isUserIdentified!'false'}" data-challenge="${challenge}" data-user-verification="${userVerification!''}" data-rp-id="${rpId}" data-timeout="${(createTimeout!0)?c}" data-mediation="${mediation!'conditional'}" data-attachment="${authenticatorAttachment!''}" data-unsupported="${msg("webauthn-unsupported-browser-text")}"></div>
  <form id="webauth" action="${url.loginAction}" method="post">
    <input type="hidden" name="clientDataJSON"><input type="hidden" name="authenticatorData"><input type="hidden" name="signature"><input type="hidden" name="credentialId"><input type="hidden" name="userHandle"><input type="hidden" name="error">
  </form>
  <#if authenticators??>
  <form id="authn_select"><#list authenticators.authenticators as authenticator><input type="hidden" name="authn_use_chk" value="${authenticator.credentialId}"></#list></form>
  </#if>
  <script type="module" src="${url.resourcesPath}/js/passkeys.js"></script>
</#macro>

<#macro conditionalUIData>
  <#if enableWebAuthnConditionalUI?has_content>
  <@request/>
  <button class="button button-plain button-block apart" id="authenticateWebAuthnButton" type="button" hidden data-conditional>${msg("webauthn-doAuthenticate")}</button>
  </#if>
</#macro>
