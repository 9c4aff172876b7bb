<#import "template.ftl" as layout>
<#import "marelle-recovery-links.ftl" as recover>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${msg("marelleRecoveryHelp")}
  <#elseif section = "form">
    <p class="lead">${msg("marelleRecoveryHelpLead")}</p>
    <ul class="ways">
      <li><a class="way" id="marelle-forgot-password" href="${recover.to("password")}"><span class="way-icon"><i class="icon icon-key" aria-hidden="true"></i></span><span class="way-body"><span class="way-title">${msg("marelleRecoveryPassword")}</span></span><span class="way-arrow"><i class="icon icon-next" aria-hidden="true"></i></span></a></li>
      <li><a class="way" id="marelle-forgot-identifier" href="${recover.to("identifier")}"><span class="way-icon"><i class="icon icon-sheet" aria-hidden="true"></i></span><span class="way-body"><span class="way-title">${msg("marelleRecoveryIdentifier")}</span></span><span class="way-arrow"><i class="icon icon-next" aria-hidden="true"></i></span></a></li>
    </ul>
    <@recover.others/>
    <div class="buttons"><@recover.home/></div>
  </#if>
</@layout.registrationLayout>
