<#ftl output_format="plainText">
${mail.school}

${msg("marelleSheetMailGreeting", mail.name)}

${msg("marelleRecoveryMail." + mail.situation, mail.school)}

${msg("marelleIdentifier")}${msg("marelleSheetMailColon")} ${mail.identifier}
<#if mail.code??>
${msg("marelleRecoveryMailCode")}${msg("marelleSheetMailColon")} ${mail.code}<#if mail.expiry??> (${msg("marelleRecoveryMailUntil", mail.expiry)})</#if>
</#if>

<#if mail.link??>
${mail.link}

${msg("marelleRecoveryMailOnce", mail.minutes)}
<#else>
<#if mail.code??>
${msg("marelleRecoveryMailCodeHow")}

</#if>
${mail.address}
</#if>

<#if mail.situation = "changed">
${msg("marelleRecoveryMailNotYou")} ${msg("marelleRecoveryMailNotYouChanged", mail.school)}
<#else>
${msg("marelleRecoveryMailNotYou")} ${msg("marelleRecoveryMailNotYouAsked")}
</#if>

${msg("marelleRecoveryMailWhy", mail.school)}
