<#-- What the mails of recovery look like: words first, so that nothing is lost without images or colours. -->
<#assign font = "font-family:-apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#2a2440;line-height:1.5;">
<#assign mono = "font-family:'DejaVu Sans Mono',Menlo,Consolas,monospace;font-weight:700;">

<#macro page school>
<div style="${font}max-width:36rem;margin:0 auto;padding:1rem">
  <p style="font-weight:700;margin:0 0 1rem">${school}</p>
  <#nested>
</div>
</#macro>

<#macro box>
<div style="background:#fff8e9;border:2px solid #ffd25e;border-radius:14px;padding:1rem 1.25rem;margin:0 0 1.25rem">
<#nested>
</div>
</#macro>

<#macro entry label value size="1.25rem">
<p style="margin:0;color:#5b5470;font-size:.875rem">${label}</p>
<p style="${mono}margin:0 0 .25rem;font-size:${size}">${value}</p>
</#macro>

<#macro paragraph><p style="margin:0 0 1rem"><#nested></p></#macro>

<#macro small><p style="margin:0 0 1rem;color:#5b5470;font-size:.875rem;overflow-wrap:anywhere"><#nested></p></#macro>

<#macro button href label>
<p style="margin:0 0 1.25rem"><a href="${href}" rel="noreferrer" style="display:inline-block;padding:.7rem 1.5rem;border-radius:.9rem;background:#2450c8;color:#fff;font-weight:700;text-decoration:none">${label}</a></p>
</#macro>
