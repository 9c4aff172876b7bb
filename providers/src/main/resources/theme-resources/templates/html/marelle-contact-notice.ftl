<#import "template.ftl" as layout>
<@layout.emailLayout>
<#assign font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#2a2440;line-height:1.5;">
<div style="${font}max-width:36rem;margin:0 auto;padding:1rem">
  <p style="font-weight:700;margin:0 0 1rem">${contact.school}</p>
  <p style="margin:0 0 1rem">${msg("marelleContactMailGreeting", contact.name)}</p>
  <p style="margin:0 0 1rem">${msg("marelleContactNoticeMail." + contact.what, contact.identifier)}</p>
  <p style="margin:0 0 .75rem">${msg("marelleContactNoticeYou")}</p>
  <p style="margin:1rem 0;padding:.5rem .75rem;background:#fff8e9;border-left:4px solid #ffd25e">${msg("marelleContactNoticeNotYou")}</p>
  <p style="margin:1.25rem 0 0;color:#5b5470;font-size:.875rem">${msg("marelleContactMailWhy", contact.school, contact.identifier)}</p>
</div>
</@layout.emailLayout>
