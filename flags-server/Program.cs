using FlagsServer.Hosting;

return (int)await Foreground.RunAsync(args, Console.Out, Console.Error);
