<#ftl output_format="plainText">
${msg("marelleContactMailGreeting", contact.name)}

${msg("marelleContactMailCodeText")}

${msg("marelleContactMailCode")}${msg("marelleContactMailColon")} ${contact.code}
${msg("marelleContactMailValidity", contact.minutes)}

${msg("marelleContactMailNotYou")}

${msg("marelleContactMailWhy", contact.school, contact.identifier)}
