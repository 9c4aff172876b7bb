<#import "template.ftl" as layout>
<@layout.emailLayout>
<#assign font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#2a2440;line-height:1.5;">
<#assign mono = "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace;font-weight:700;">
<div style="${font}max-width:36rem;margin:0 auto;padding:1rem">
  <p style="font-weight:700;margin:0 0 1rem">${sheet.school}</p>
  <p style="margin:0 0 1rem">${msg("marelleSheetMailGreeting", sheet.name)}</p>
  <div style="background:#fff8e9;border:2px solid #ffd25e;border-radius:14px;padding:1rem 1.25rem;margin:0 0 1.25rem">
    <p style="margin:0;color:#5b5470;font-size:.875rem">${msg("marelleSheetMailIdentifier")}</p>
    <p style="${mono}margin:0 0 .75rem;font-size:1.25rem">${sheet.identifier}</p>
    <#if sheet.code??>
    <p style="margin:0;color:#5b5470;font-size:.875rem">${sheet.codeLabel}</p>
    <p style="${mono}margin:0;font-size:1.5rem">${sheet.code}</p>
    <p style="margin:0 0 .75rem;color:#5b5470;font-size:.875rem">${sheet.expiry!}</p>
    </#if>
    <p style="margin:0;color:#5b5470;font-size:.875rem">${msg("marelleSheetMailAddress")}</p>
    <p style="margin:0;font-weight:700"><a href="${sheet.address}" rel="noreferrer" style="color:#1d4fb0">${sheet.typedAddress}</a></p>
  </div>
  <#list sheet.paragraphs as paragraph>
  <#if paragraph.role = "heading">
  <h2 style="font-size:1.2rem;line-height:1.2;margin:1.25rem 0 .5rem">${paragraph.text}</h2>
  <#elseif paragraph.role = "item">
  <p style="margin:0 0 .5rem;padding-left:1.75rem"><#if paragraph.marker?has_content><span style="display:inline-block;width:1.5rem;margin-left:-1.75rem;font-weight:700;color:#2450c8">${paragraph.marker}<#if paragraph.marker?matches("\\d+")>.</#if></span> </#if>${paragraph.text}</p>
  <#elseif paragraph.role = "note">
  <p style="margin:1rem 0;padding:.5rem .75rem;background:#fff8e9;border-left:4px solid #ffd25e">${paragraph.text}</p>
  <#else>
  <p style="margin:0 0 .75rem">${paragraph.text}</p>
  </#if>
  </#list>
  <p style="margin:1.25rem 0"><a href="${sheet.address}" rel="noreferrer" style="display:inline-block;padding:.7rem 1.5rem;border-radius:.9rem;background:#2450c8;color:#fff;font-weight:700;text-decoration:none">${msg("marelleSheetMailGo")}</a></p>
  <p style="margin:0;color:#5b5470;font-size:.875rem">${msg("marelleSheetMailWhy", sheet.school)}</p>
</div>
</@layout.emailLayout>
