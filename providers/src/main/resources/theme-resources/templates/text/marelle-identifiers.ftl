<#ftl output_format="plainText">
${msg("marelleRecoveryMailHello")}

${msg("marelleRecoveryMailIdentifiers", mail.accounts?size)}

<#list mail.accounts as account>
${account.identifier} (${account.name} – ${account.school})
<#if account.state = "to-activate">${msg("marelleRecoveryMailToActivate")}
<#elseif account.state = "blocked">${msg("marelleRecoveryMailBlocked")}
</#if>

</#list>
${mail.address}

${msg("marelleRecoveryMailNotYou")} ${msg("marelleRecoveryMailNotYouIdentifiers")}

${msg("marelleRecoveryMailWhyIdentifiers", mail.school)}
