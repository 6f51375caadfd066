namespace FlagPainting.Drawing;

/// <summary>One move of the pen along an <see cref="Outline"/>.</summary>
internal enum OutlineStep : byte
{
    /// <summary>Closes the contour drawn so far and begins another at one point.</summary>
    Move,

    /// <summary>A straight line to one point.</summary>
    Line,

    /// <summary>A cubic Bézier curve: two control points and the end.</summary>
    Curve,
}
