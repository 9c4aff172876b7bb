<#ftl output_format="plainText">
${msg("marelleSheetMailGreeting", sheet.name)}

${msg("marelleSheetMailIdentifier")}: ${sheet.identifier}
<#if sheet.code??>
${sheet.codeLabel}: ${sheet.code}<#if sheet.expiry??> (${sheet.expiry})</#if>
</#if>
${msg("marelleSheetMailAddress")}: ${sheet.address}

<#list sheet.paragraphs as paragraph>
<#if paragraph.marker?has_content>${paragraph.marker}<#if paragraph.marker?matches("\\d+")>.</#if> </#if>${paragraph.text}

</#list>
${msg("marelleSheetMailWhy", sheet.school)}
