<#import "template.ftl" as layout>
<#import "marelle-mail.ftl" as m>
<@layout.emailLayout>
<@m.page mail.school>
  <@m.paragraph>${msg("marelleRecoveryMailHello")}</@m.paragraph>
  <@m.paragraph>${msg("marelleRecoveryMailIdentifiers", mail.accounts?size)}</@m.paragraph>
  <#list mail.accounts as account>
  <@m.box>
    <@m.entry account.name + " – " + account.school account.identifier/>
    <#if account.state = "to-activate"><@m.small>${msg("marelleRecoveryMailToActivate")}</@m.small><#elseif account.state = "blocked"><@m.small>${msg("marelleRecoveryMailBlocked")}</@m.small></#if>
  </@m.box>
  </#list>
  <@m.button mail.address msg("marelleSheetMailGo")/>
  <@m.paragraph><strong>${msg("marelleRecoveryMailNotYou")}</strong> ${msg("marelleRecoveryMailNotYouIdentifiers")}</@m.paragraph>
  <@m.small>${msg("marelleRecoveryMailWhyIdentifiers", mail.school)}</@m.small>
</@m.page>
</@layout.emailLayout>
