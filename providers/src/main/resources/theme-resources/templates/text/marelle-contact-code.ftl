<#ftl output_format="plainText">
${msg("marelleContactMailHello")}

${msg("marelleContactMailCodeText")}

${msg("marelleContactMailCode")}${msg("marelleContactMailColon")} ${contact.code}
${msg("marelleContactMailValidity", contact.minutes)}

${msg("marelleContactMailNotYou")}

${msg("marelleContactMailFrom", contact.school)}
