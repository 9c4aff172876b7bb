<#ftl output_format="plainText">
${msg("marelleContactMailGreeting", contact.name)}

${msg("marelleContactNoticeMail." + contact.what, contact.identifier)}

${msg("marelleContactNoticeYou")}

${msg("marelleContactNoticeNotYou")}

${msg("marelleContactMailWhy", contact.school, contact.identifier)}
