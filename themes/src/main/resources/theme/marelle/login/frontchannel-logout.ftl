<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("frontchannel-logout.title")}
  <#elseif section = "form">
    <p>${msg("frontchannel-logout.message")}</p>
    <ul class="plain-list">
      <#list logout.clients as client>
      <li>${client.name}<iframe class="unseen" src="${client.frontChannelLogoutUrl}" title="${client.name}" tabindex="-1" aria-hidden="true"></iframe></li>
      </#list>
    </ul>
    <#if logout.logoutRedirectUri?has_content>
    <div class="buttons"><a id="continue" class="button button-main" data-follow href="${logout.logoutRedirectUri}">${msg("doContinue")}</a></div>
    </#if>
  </#if>
</@layout.registrationLayout>
