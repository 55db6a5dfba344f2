// What `callcenter_config` says to whoever asks for nothing.

export const USAGE = `-USAGE: 
callcenter_config <target> <args>,
\tcallcenter_config agent add [name] [type] | 
\tcallcenter_config agent del [name] | 
\tcallcenter_config agent reload [name] | 
\tcallcenter_config agent set status [agent_name] [status] | 
\tcallcenter_config agent set state [agent_name] [state] | 
\tcallcenter_config agent set contact [agent_name] [contact] | 
\tcallcenter_config agent set ready_time [agent_name] [wait till epoch] | 
\tcallcenter_config agent set reject_delay_time [agent_name] [wait second] | 
\tcallcenter_config agent set busy_delay_time [agent_name] [wait second] | 
\tcallcenter_config agent set no_answer_delay_time [agent_name] [wait second] | 
\tcallcenter_config agent get status [agent_name] | 
\tcallcenter_config agent get state [agent_name] | 
\tcallcenter_config agent get uuid [agent_name] | 
\tcallcenter_config agent list [[agent_name]] | 
\tcallcenter_config tier add [queue_name] [agent_name] [[level]] [[position]] | 
\tcallcenter_config tier set state [queue_name] [agent_name] [state] | 
\tcallcenter_config tier set level [queue_name] [agent_name] [level] | 
\tcallcenter_config tier set position [queue_name] [agent_name] [position] | 
\tcallcenter_config tier del [queue_name] [agent_name] | 
\tcallcenter_config tier reload [queue_name] [agent_name] | 
\tcallcenter_config tier list | 
\tcallcenter_config queue load [queue_name] | 
\tcallcenter_config queue unload [queue_name] | 
\tcallcenter_config queue reload [queue_name] | 
\tcallcenter_config queue list | 
\tcallcenter_config queue list agents [queue_name] [status] [state] | 
\tcallcenter_config queue list members [queue_name] | 
\tcallcenter_config queue list tiers [queue_name] | 
\tcallcenter_config queue count | 
\tcallcenter_config queue count agents [queue_name] [status] [state] | 
\tcallcenter_config queue count members [queue_name] | 
\tcallcenter_config queue count tiers [queue_name]
`;
