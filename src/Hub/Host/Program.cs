using RetailPos.Hub.Commands;

return await HubCommandLine.RunAsync(args);
