<#-- The drawings: shapes and classes only, the looks colour them in marelle.css. -->

<#-- Our mark: a hopscotch of three rows, earth to sky. -->
<#macro mark>
<svg class="mark" viewBox="3 3.5 34 34" aria-hidden="true" focusable="false"><path class="mark-sky" d="M8 12a12 9.5 0 0 1 24 0z"/><rect class="mark-right" x="14.5" y="13.2" width="11" height="7.6" rx="1.6"/><rect class="mark-left" x="8" y="22" width="11.4" height="7.6" rx="1.6"/><rect class="mark-sky" x="20.6" y="22" width="11.4" height="7.6" rx="1.6"/><rect class="mark-earth" x="14.5" y="30.8" width="11" height="7.6" rx="1.6"/></svg>
</#macro>

<#-- The court of the side panel. -->
<#macro court>
<svg class="court" viewBox="0 0 340 700" aria-hidden="true" focusable="false">
<g class="geometry"><path d="M170 20V695M30 168H310M30 376H310M30 584H310"/><circle cx="170" cy="168" r="108"/><circle cx="170" cy="428" r="128"/><path d="M62 176 278 480M278 176 62 480"/></g>
<path class="tile t8" d="M62 168a108 108 0 0 1 216 0z"/>
<rect class="tile t6" x="62" y="176" width="104" height="96" rx="12"/><rect class="tile t7" x="174" y="176" width="104" height="96" rx="12"/>
<rect class="tile t5" x="118" y="280" width="104" height="96" rx="12"/>
<rect class="tile t3" x="62" y="384" width="104" height="96" rx="12"/><rect class="tile t4" x="174" y="384" width="104" height="96" rx="12"/>
<rect class="tile t2" x="118" y="488" width="104" height="96" rx="12"/>
<rect class="tile t1" x="118" y="592" width="104" height="96" rx="12"/>
<g class="numbers"><text x="170" y="134">ciel</text><text x="114" y="242">6</text><text x="226" y="242">7</text><text x="170" y="346">5</text><text x="114" y="450">3</text><text x="226" y="450">4</text><text x="170" y="554">2</text><text x="170" y="658">1</text></g>
<g class="pebble"><ellipse class="pebble-shade" cx="198" cy="572" rx="17" ry="11"/><ellipse class="pebble-stone" cx="196" cy="566" rx="17" ry="13"/><path class="pebble-light" d="M185 564q4-7 13-7"/></g>
</svg>
</#macro>

<#-- A few tiles in a row: the same court where there is only room for a strip. -->
<#macro strip>
<svg class="strip" viewBox="0 0 300 76" aria-hidden="true" focusable="false"><rect class="tile t1" x="2" y="22" width="34" height="32" rx="5"/><rect class="tile t2" x="40" y="22" width="34" height="32" rx="5"/><rect class="tile t3" x="78" y="3" width="34" height="33" rx="5"/><rect class="tile t4" x="78" y="40" width="34" height="33" rx="5"/><rect class="tile t5" x="116" y="22" width="34" height="32" rx="5"/><rect class="tile t6" x="154" y="3" width="34" height="33" rx="5"/><rect class="tile t7" x="154" y="40" width="34" height="33" rx="5"/><path class="tile t8" d="M192 3a35 35 0 0 1 0 70z"/></svg>
</#macro>
