<#import "template.ftl" as layout>
<#-- A short message is the title itself. -->
<#assign short = !messageHeader?? && !requiredActions?? && message.summary?length lte 70>
<@layout.registrationLayout displayMessage=false; section>
  <#if section = "header">
    <#if messageHeader??>${kcSanitize(msg(messageHeader))?no_esc}<#elseif short>${message.summary?remove_ending(".")}<#else>${msg("marelleInfoTitle")}</#if>
  <#elseif section = "form">
    <div id="kc-info-message">
      <#if !short><p>${message.summary}<#if requiredActions??><#list requiredActions>${msg("marelleColon")} <strong><#items as action>${kcSanitize(msg("requiredAction." + action))?no_esc}<#sep>, </#items></strong></#list></#if></p></#if>
      <#if !skipLink??>
      <#if pageRedirectUri?has_content>
      <div class="buttons"><a class="button button-main" href="${pageRedirectUri}">${msg("backToApplication")}</a></div>
      <#elseif actionUri?has_content>
      <div class="buttons"><a class="button button-main" href="${actionUri}">${msg("proceedWithAction")}</a></div>
      <#elseif (client.baseUrl)?has_content>
      <div class="buttons"><a class="button button-main" href="${client.baseUrl}">${msg("backToApplication")}</a></div>
      </#if>
      </#if>
    </div>
  </#if>
</@layout.registrationLayout>
