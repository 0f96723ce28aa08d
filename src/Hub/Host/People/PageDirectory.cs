using System.Collections.Frozen;
using System.Reflection;
using Microsoft.AspNetCore.Components;
using RetailPos.Grains.Contracts.People;
using RetailPos.Hub.Pages;

namespace RetailPos.Hub.People;

/// <summary>Every page of the house, its addresses, and whom it is for.</summary>
public sealed class PageDirectory
{
    private readonly FrozenDictionary<Type, PageForAttribute?> _pages;
    private readonly List<(string[] Parts, Type Page)> _addresses;

    public PageDirectory()
    {
        var pages = Screens.Assemblies.Append(typeof(App).Assembly)
            .SelectMany(assembly => assembly.GetTypes())
            .Where(type => type.IsDefined(typeof(RouteAttribute)))
            .ToList();
        _pages = pages.ToFrozenDictionary(page => page, page => page.GetCustomAttribute<PageForAttribute>());
        _addresses = [.. pages.SelectMany(page => page.GetCustomAttributes<RouteAttribute>().Select(route => (PartsOf(route.Template), page)))];
    }

    public IReadOnlyCollection<Type> Pages => _pages.Keys;

    /// <summary>Null for a page that says nothing, and for what is none.</summary>
    public PageForAttribute? For(Type page) => _pages.GetValueOrDefault(page);

    /// <param name="address">Relative to the hub, with or without a query.</param>
    public Type? Find(string address)
    {
        var parts = PartsOf(address.Split('?', '#')[0]);
        return _addresses.Find(one => one.Parts.Length == parts.Length && one.Parts.Zip(parts).All(pair =>
            pair.First.StartsWith('{') || string.Equals(pair.First, pair.Second, StringComparison.OrdinalIgnoreCase))).Page;
    }

    private static string[] PartsOf(string address) => address.Split('/', StringSplitOptions.RemoveEmptyEntries);
}
