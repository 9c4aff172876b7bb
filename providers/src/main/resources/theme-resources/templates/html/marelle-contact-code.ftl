<#import "template.ftl" as layout>
<@layout.emailLayout>
<#assign font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#2a2440;line-height:1.5;">
<#assign mono = "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace;font-weight:700;">
<div style="${font}max-width:36rem;margin:0 auto;padding:1rem">
  <p style="font-weight:700;margin:0 0 1rem">${contact.school}</p>
  <p style="margin:0 0 1rem">${msg("marelleContactMailHello")}</p>
  <p style="margin:0 0 1rem">${msg("marelleContactMailCodeText")}</p>
  <div style="background:#fff8e9;border:2px solid #ffd25e;border-radius:14px;padding:1rem 1.25rem;margin:0 0 1.25rem">
    <p style="margin:0;color:#5b5470;font-size:.875rem">${msg("marelleContactMailCode")}</p>
    <p style="${mono}margin:0;font-size:1.75rem;letter-spacing:.15em">${contact.code}</p>
    <p style="margin:0;color:#5b5470;font-size:.875rem">${msg("marelleContactMailValidity", contact.minutes)}</p>
  </div>
  <p style="margin:0 0 .75rem">${msg("marelleContactMailNotYou")}</p>
  <p style="margin:1.25rem 0 0;color:#5b5470;font-size:.875rem">${msg("marelleContactMailFrom", contact.school)}</p>
</div>
</@layout.emailLayout>
