<#import "template.ftl" as layout>
<#import "marelle-mail.ftl" as m>
<@layout.emailLayout>
<@m.page mail.school>
  <@m.paragraph>${msg("marelleSheetMailGreeting", mail.name)}</@m.paragraph>
  <@m.paragraph>${msg("marelleRecoveryMail." + mail.situation, mail.school)}</@m.paragraph>
  <@m.box>
    <@m.entry msg("marelleIdentifier") mail.identifier/>
    <#if mail.code??>
    <@m.entry msg("marelleRecoveryMailCode") mail.code "1.5rem"/>
    <#if mail.expiry??><@m.small>${msg("marelleRecoveryMailUntil", mail.expiry)}</@m.small></#if>
    </#if>
  </@m.box>
  <#if mail.link??>
  <@m.button mail.link msg("marelleRecoveryMailGo")/>
  <@m.paragraph>${msg("marelleRecoveryMailOnce", mail.minutes)}</@m.paragraph>
  <@m.small>${msg("marelleRecoveryMailCopy")}<br><a href="${mail.link}" rel="noreferrer" style="color:#1d4fb0">${mail.link}</a></@m.small>
  <#else>
  <#if mail.code??><@m.paragraph>${msg("marelleRecoveryMailCodeHow")}</@m.paragraph></#if>
  <@m.button mail.address msg("marelleSheetMailGo")/>
  </#if>
  <#if mail.situation = "changed">
  <@m.paragraph><strong>${msg("marelleRecoveryMailNotYou")}</strong> ${msg("marelleRecoveryMailNotYouChanged", mail.school)}</@m.paragraph>
  <#else>
  <@m.paragraph><strong>${msg("marelleRecoveryMailNotYou")}</strong> ${msg("marelleRecoveryMailNotYouAsked")}</@m.paragraph>
  </#if>
  <@m.small>${msg("marelleRecoveryMailWhy", mail.school)}</@m.small>
</@m.page>
</@layout.emailLayout>
