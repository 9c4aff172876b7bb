<#-- Ways within « Besoin d'aide ? » : Keycloak's own address, and the page that is meant. -->

<#function to page>
  <#return url.loginResetCredentialsUrl + url.loginResetCredentialsUrl?contains("?")?then("&", "?") + "page=" + page>
</#function>

<#macro home main=false>
<a class="button ${main?then('button-main', 'button-plain')}" id="marelle-home" href="${url.loginUrl}">${msg("marelleRecoveryHome")}</a>
</#macro>

<#-- What helps whoever has no mail to read. -->
<#macro others>
<div class="asides">
  <p><strong>${msg("marelleRecoveryPupil")}</strong> ${msg("marelleRecoveryPupilText")}</p>
  <p><strong>${msg("marelleFirstTime")}</strong> ${msg("marelleFirstTimeText")}</p>
</div>
</#macro>
