-- Cities that are there already get 得分预测 for their built-in roles, as standardRoles says for a new city.
update role r set permissions = r.permissions || array['forecast.read']
where r.key in ('campaignOfficeLead', 'campaignOfficeClerk', 'inspector', 'leader', 'assessor') and 'forecast.read' <> all (r.permissions);
