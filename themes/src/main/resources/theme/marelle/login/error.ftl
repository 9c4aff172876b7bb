<#import "template.ftl" as layout>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    ${kcSanitize(msg("errorTitle"))?no_esc}
  <#elseif section = "form">
    <div id="kc-error-message">
      <div class="notice notice-error"><p>${kcSanitize(message.summary)?no_esc}</p></div>
      <#if traceId??><p class="hint" id="traceId">${msg("traceIdSupportMessage", traceId)}</p></#if>
      <#if !skipLink?? && (client.baseUrl)?has_content>
      <div class="buttons"><a id="backToApplication" class="button button-main" href="${client.baseUrl}">${msg("backToApplication")}</a></div>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
