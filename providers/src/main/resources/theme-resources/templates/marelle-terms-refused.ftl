<#import "template.ftl" as layout>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("marelleRefusedTitle")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleRefusedText")}</p>
    <p>${msg("marelleRefusedNothingLost")}</p>
    <p>${msg("marelleRefusedAsk")}</p>
    <div class="buttons"><a class="button button-main" id="marelle-restart" href="${refused.restartUrl}">${msg("marelleRefusedRestart")}</a></div>
  </#if>
</@layout.registrationLayout>
