namespace FlagsServer.Weather;

/// <summary>
/// The questions asked of the hash. Each has a number of its own, so that the answers are independent and a question
/// added later changes none of the older answers. The numbers are part of the documented formula: never reuse one.
/// </summary>
internal enum WeatherDraw
{
    /// <summary>Does the request fail, and how?</summary>
    Fault = 1,

    /// <summary>How long is the answer held back?</summary>
    Delay = 2,

    /// <summary>Where in the body does it fail?</summary>
    Place = 3,
}
