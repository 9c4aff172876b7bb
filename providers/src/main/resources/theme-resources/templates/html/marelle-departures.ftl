<#import "template.ftl" as layout>
<#import "marelle-mail.ftl" as m>
<@layout.emailLayout>
<@m.page mail.school>
  <@m.paragraph>${msg("marelleContactMailGreeting", mail.name)}</@m.paragraph>
  <@m.paragraph>${msg("marelleDepartureMail")}</@m.paragraph>
  <ul style="margin:0 0 1rem;padding-left:1.25rem">
  <#list mail.people as one>
    <li>${one}</li>
  </#list>
  </ul>
  <#if (mail.others > 0)><@m.paragraph>${msg("marelleDepartureMailOthers", mail.others)}</@m.paragraph></#if>
  <@m.paragraph>${msg("marelleDepartureMailHow")}</@m.paragraph>
  <@m.small>${msg("marelleDepartureMailWhy", mail.school)}</@m.small>
</@m.page>
</@layout.emailLayout>
