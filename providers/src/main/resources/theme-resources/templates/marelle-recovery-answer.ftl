<#import "template.ftl" as layout>
<#import "marelle-recovery-links.ftl" as recover>
<#assign known = recovery.situation??>
<@layout.registrationLayout; section>
  <#if section = "header">
    ${known?then(msg("marelleRecoveryKnownTitle"), msg("marelleRecoveryAnswerTitle"))}
  <#elseif section = "form">
    <div id="marelle-recovery-answer" role="status">
    <#if known>
      <p class="lead">${msg("marelleRecoveryAnswer." + recovery.situation, recovery.school)}</p>
      <#if (recovery.teachers![])?has_content><p>${msg("marelleRecoveryTeachers")} <strong>${recovery.teachers?join(", ")}</strong></p></#if>
    <#elseif recovery.asked = "identifier">
      <p class="lead">${msg("marelleRecoveryIdentifierAnswer")}</p>
    <#else>
      <p class="lead">${recovery.phones?then(msg("marelleRecoveryPasswordAnswerOrPhone"), msg("marelleRecoveryPasswordAnswer"))}</p>
    </#if>
    </div>
    <#if !known || ["link", "code"]?seq_contains(recovery.situation)>
    <ol class="to-do">
      <li>${(recovery.phones && recovery.asked = "password" && !known)?then(msg("marelleRecoveryToDoMailOrPhone"), msg("marelleRecoveryToDoMail"))}</li>
      <li>${msg("marelleRecoveryToDoOpen")}</li>
    </ol>
    <h2 class="apart">${msg("marelleRecoveryNothing")}</h2>
    <ul class="to-do">
      <li>${msg("marelleRecoveryNothingJunk")}</li>
      <li>${msg("marelleRecoveryNothingWait")}</li>
      <li><#if recovery.asked = "identifier">${msg("marelleRecoveryNothingAddress")}<#else>${msg("marelleRecoveryNothingIdentifier")}</#if></li>
      <li>${msg("marelleRecoveryNothingAsk")}</li>
    </ul>
    </#if>
    <#if !known><@recover.others/></#if>
    <div class="buttons"><@recover.home true/></div>
  </#if>
</@layout.registrationLayout>
