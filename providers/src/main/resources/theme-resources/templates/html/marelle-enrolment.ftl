<#import "template.ftl" as layout>
<#import "marelle-mail.ftl" as m>
<@layout.emailLayout>
<@m.page mail.school>
  <@m.paragraph>${msg("marelleContactMailGreeting", mail.name)}</@m.paragraph>
  <@m.paragraph>${msg("marelleEnrolmentMail")}</@m.paragraph>
  <@m.box><@m.entry msg("marelleEnrolmentMailIdentifier") mail.identifier/></@m.box>
  <@m.paragraph>${msg("marelleEnrolmentMailHow")}</@m.paragraph>
  <@m.button mail.address msg("marelleSheetMailGo")/>
  <@m.small>${msg("marelleEnrolmentMailNotYou", mail.school)}</@m.small>
</@m.page>
</@layout.emailLayout>
