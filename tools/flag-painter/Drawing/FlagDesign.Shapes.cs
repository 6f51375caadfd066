namespace FlagPainting.Drawing;

/// <content>Discs, stars, crescents and free shapes.</content>
public sealed partial class FlagDesign
{
    /// <summary>A rectangle by its corner nearest the hoist and the top.</summary>
    public FlagDesign Box(Rgb colour, double x, double y, double width, double height) =>
        With(Outline.Rectangle(x, y, width, height), colour);

    /// <summary>A disc by its centre and radius.</summary>
    public FlagDesign Disc(Rgb colour, double x, double y, double radius) => Oval(colour, x, y, radius, radius);

    /// <summary>An upright ellipse by its centre and half its width and height.</summary>
    public FlagDesign Oval(Rgb colour, double x, double y, double radiusX, double radiusY) =>
        With(Outline.Ellipse(x, y, radiusX, radiusY), colour);

    /// <summary>A ring by its centre and its outer and inner radius.</summary>
    public FlagDesign Ring(Rgb colour, double x, double y, double outer, double inner) =>
        With(Outline.Ring(x, y, outer, inner), colour);

    /// <summary>A star, one point straight up unless turned.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="x">Its centre.</param>
    /// <param name="y">Its centre.</param>
    /// <param name="radius">From the centre to a point.</param>
    /// <param name="points">How many points; five by default.</param>
    /// <param name="notch">From the centre to a notch, as a part of the radius; by default a pentagram's.</param>
    /// <param name="turn">Degrees clockwise; 0 by default.</param>
    public FlagDesign Star(Rgb colour, double x, double y, double radius, int points = 5,
        double notch = Outline.PentagramNotch, double turn = 0) =>
        With(Outline.Star(x, y, radius, points, notch, turn), colour);

    /// <summary>Stars on a circle, the first at the top.</summary>
    /// <param name="colour">What fills them.</param>
    /// <param name="x">The middle of the circle.</param>
    /// <param name="y">The middle of the circle.</param>
    /// <param name="reach">The circle's radius, to the stars' centres.</param>
    /// <param name="count">How many stars.</param>
    /// <param name="radius">From a star's centre to its points.</param>
    /// <param name="outward">Whether each star points away from the middle; by default all point up.</param>
    /// <param name="points">How many points each has; five by default.</param>
    public FlagDesign StarCircle(Rgb colour, double x, double y, double reach, int count, double radius,
        bool outward = false, int points = 5)
    {
        var layers = new Layer[count];
        for (var i = 0; i < count; i++)
        {
            var angle = 360.0 * i / count;
            var centre = Point.OnCircle(new(x, y), reach, angle);
            var star = Outline.Star(centre.X, centre.Y, radius, points, Outline.PentagramNotch, outward ? angle : 0);
            layers[i] = new Layer(star, colour, Layer.Unclipped);
        }

        return With(layers);
    }

    /// <summary>
    /// Straight rays about a middle, the first one upward, each a bar that narrows or widens outward.
    /// </summary>
    /// <param name="colour">What fills them.</param>
    /// <param name="x">The middle.</param>
    /// <param name="y">The middle.</param>
    /// <param name="from">Where a ray begins, from the middle.</param>
    /// <param name="to">Where it ends.</param>
    /// <param name="count">How many.</param>
    /// <param name="width">Its width where it begins.</param>
    /// <param name="endWidth">Its width where it ends; 0, the default, for a pointed one.</param>
    /// <param name="turn">Degrees clockwise; 0 by default.</param>
    public FlagDesign Rays(Rgb colour, double x, double y, double from, double to, int count, double width,
        double endWidth = 0, double turn = 0)
    {
        var rays = new OutlineBuilder();
        for (var i = 0; i < count; i++)
        {
            var angle = turn + 360.0 * i / count;
            Point outward = Point.OnCircle(default, 1, angle), side = new(-outward.Y, outward.X), middle = new(x, y);
            rays.MoveTo(middle + outward * from - side * (width / 2))
                .LineTo(middle + outward * to - side * (endWidth / 2))
                .LineTo(middle + outward * to + side * (endWidth / 2))
                .LineTo(middle + outward * from + side * (width / 2));
        }

        return With(rays.Build(), colour);
    }

    /// <summary>A line along part of a circle.</summary>
    /// <param name="colour">The colour of the line.</param>
    /// <param name="x">The circle's centre.</param>
    /// <param name="y">The circle's centre.</param>
    /// <param name="radius">The circle's radius, to the middle of the line.</param>
    /// <param name="from">Where it begins, degrees clockwise from the top.</param>
    /// <param name="sweep">Degrees to go on from there, clockwise if positive.</param>
    /// <param name="width">How thick it is.</param>
    public FlagDesign Arc(Rgb colour, double x, double y, double radius, double from, double sweep, double width) =>
        With(new OutlineBuilder()
            .Arc(new(x, y), radius + width / 2, from, sweep)
            .Arc(new(x, y), radius - width / 2, from + sweep, -sweep)
            .Build(), colour);

    /// <summary>What a disc leaves when another one is cut out of it.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="x">The disc's centre.</param>
    /// <param name="y">The disc's centre.</param>
    /// <param name="radius">The disc's radius.</param>
    /// <param name="cutX">The centre of what is cut out.</param>
    /// <param name="cutY">The centre of what is cut out.</param>
    /// <param name="cutRadius">The radius of what is cut out.</param>
    public FlagDesign Crescent(
        Rgb colour, double x, double y, double radius, double cutX, double cutY, double cutRadius) =>
        With(Outline.Crescent(new(x, y), radius, new(cutX, cutY), cutRadius), colour);

    /// <summary>A free shape.</summary>
    /// <param name="colour">What fills it.</param>
    /// <param name="path">A polygon's corners, <c>"0,0 3,1 0,2"</c>, or a path in SVG's notation.</param>
    /// <exception cref="FormatException">The text is not a path.</exception>
    public FlagDesign Shape(Rgb colour, string path) => With(PathData.Parse(path), colour);

    /// <summary>A line along a path.</summary>
    /// <param name="colour">The colour of the line.</param>
    /// <param name="width">How thick it is.</param>
    /// <param name="path">Where it goes, as for <see cref="Shape"/>; it closes if it ends where it began.</param>
    /// <param name="round">Whether its ends and corners are round; by default they are cut off and pointed.</param>
    /// <exception cref="FormatException">The text is not a path.</exception>
    public FlagDesign Line(Rgb colour, double width, string path, bool round = false) =>
        With(Stroke.Along(PathData.Parse(path), width, round), colour);

    internal FlagDesign Polygon(Rgb colour, ReadOnlySpan<Point> corners) => With(Outline.Polygon(corners), colour);

    internal FlagDesign Stroked(Rgb colour, double width, Outline path) =>
        With(Stroke.Along(path, width, round: false), colour);
}
