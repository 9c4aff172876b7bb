<#ftl output_format="plainText">
${msg("marelleContactMailGreeting", mail.name)}

${msg("marelleDepartureMail")}

<#list mail.people as one>
- ${one}
</#list>
<#if (mail.others > 0)>
${msg("marelleDepartureMailOthers", mail.others)}
</#if>

${msg("marelleDepartureMailHow")}

${msg("marelleDepartureMailWhy", mail.school)}
