<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("pageExpiredTitle")}
  <#elseif section = "form">
    <p id="instruction1">${msg("pageExpiredMsg1")}</p>
    <div class="buttons">
      <a id="loginContinueLink" class="button button-main" href="${url.loginAction}">${msg("marelleExpiredContinue")}</a>
      <a id="loginRestartLink" class="button button-plain" href="${url.loginRestartFlowUrl}">${msg("marelleExpiredRestart")}</a>
    </div>
  </#if>
</@layout.registrationLayout>
