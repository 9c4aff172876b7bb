<#ftl output_format="plainText">
${msg("marelleContactMailGreeting", mail.name)}

${msg("marelleEnrolmentMail")}

${mail.identifier}

${msg("marelleEnrolmentMailHow")}

${mail.address}

${msg("marelleEnrolmentMailNotYou", mail.school)}
