<#ftl output_format="plainText">
${msg("marelleSheetMailGreeting", sheet.name)}

${msg("marelleSheetMailIdentifier")}${msg("marelleSheetMailColon")} ${sheet.identifier}
<#if sheet.code??>
${sheet.codeLabel}${msg("marelleSheetMailColon")} ${sheet.code}<#if sheet.expiry??> (${sheet.expiry})</#if>
</#if>
${msg("marelleSheetMailAddress")}${msg("marelleSheetMailColon")} ${sheet.address}

<#list sheet.paragraphs as paragraph>
<#if paragraph.marker?has_content>${paragraph.marker}<#if paragraph.marker?matches("\\d+")>.</#if> </#if>${paragraph.text}

</#list>
${msg("marelleSheetMailWhy", sheet.school)}
