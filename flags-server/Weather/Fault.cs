namespace FlagsServer.Weather;

/// <summary>
/// What goes wrong with a request, as data: planned by <see cref="Climate"/>, carried out where answers are written.
/// A new kind of fault is a new record here and a new case there.
/// </summary>
internal abstract record Fault;
