using System.Net;
using System.Reflection;
using System.Runtime.CompilerServices;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using RetailPos.Grains.Contracts.Desks;
using RetailPos.Grains.Contracts.People;
using RetailPos.Grains.Contracts.Ports;
using RetailPos.Grains.Contracts.Views;
using RetailPos.Grains.Guard;
using RetailPos.Hub.Domain.People;
using RetailPos.Hub.Keys;
using RetailPos.Hub.People;
using RetailPos.Kernel;
using RetailPos.Register.Domain.House;
using RetailPos.Register.Domain.Sales;

namespace RetailPos.Hub.Tests;

/// <summary>Role × page, key × API address, role × desk: each is asked of the running hub and held against the table.</summary>
public sealed class RightsTests(PeopleHub house) : IClassFixture<PeopleHub>
{
    /// <summary>Null: for everybody who is signed in. Empty: for anybody at all. A page that is missing here has not been thought about.</summary>
    private static readonly Dictionary<string, Right[]?> Pages = new(StringComparer.Ordinal)
    {
        ["/"] = null,
        ["/all-day"] = [Right.Kitchen],
        ["/all-day/{Only}"] = [Right.Kitchen],
        ["/beepers"] = [Right.HandOver, Right.OpenSale],
        ["/board/{Token}"] = [],
        ["/customer/{Till}"] = [],
        ["/shipments"] = [Right.Deliver, Right.OpenSale],
        ["/shipments/{Sale}/label"] = [Right.Deliver, Right.OpenSale],
        ["/office/relays"] = [Right.EditRules],
        ["/deliveries"] = [Right.Deliver, Right.OpenSale],
        ["/floor/{Till}"] = [Right.OpenSale],
        ["/history"] = [Right.ReprintTicket, Right.SeeReports],
        ["/calendar"] = [Right.OpenSale],
        ["/till/{Till}"] = [Right.OpenTill, Right.CloseTill, Right.CashMovement],
        ["/office/till"] = [Right.EditRules],
        ["/not-allowed"] = [],
        ["/not-found"] = [],
        ["/office/catalogue"] = [Right.EditCatalogue],
        ["/office/catalogue/articles"] = [Right.EditCatalogue],
        ["/office/catalogue/choices"] = [Right.EditCatalogue],
        ["/office/catalogue/departments"] = [Right.EditCatalogue],
        ["/office/catalogue/menus"] = [Right.EditCatalogue],
        ["/office/catalogue/reductions"] = [Right.EditCatalogue],
        ["/office/catalogue/scales"] = [Right.EditCatalogue],
        ["/office/catalogue/rules"] = [Right.EditCatalogue],
        ["/office"] =
        [
            Right.EditRules, Right.EditCatalogue, Right.EditFloor, Right.EditRouting, Right.EditPeople, Right.ManageScreens, Right.Import,
            Right.SeeReports, Right.ReadFiscal, Right.OnAccount,
        ],
        ["/office/closures"] = [Right.ReadFiscal, Right.CloseTill],
        ["/office/devices"] = [Right.ManageScreens, Right.ReprintTicket],
        ["/office/closing"] = [Right.EditRules],
        ["/office/training"] = [Right.EditPeople],
        ["/office/accounting"] = [Right.EditRules],
        ["/office/backups"] = [Right.EditPeople],
        ["/office/exports"] = [Right.ReadFiscal],
        ["/office/changes"] = [Right.SeeReports],
        ["/office/customers"] = [Right.OnAccount],
        ["/office/fiscal"] = [Right.ReadFiscal],
        ["/office/floor"] = [Right.EditFloor],
        ["/office/floor/codes"] = [Right.EditFloor],
        ["/expense/{Sale}"] = [Right.OpenSale, Right.TakePayment, Right.ReprintTicket, Right.SeeReports],
        ["/invoice/{Sale}"] = [Right.OpenSale, Right.TakePayment, Right.ReprintTicket, Right.SeeReports],
        ["/office/invoices"] = [Right.SeeReports, Right.ReprintTicket],
        ["/office/import"] = [Right.Import],
        ["/office/modes"] = [Right.EditRules],
        ["/office/payments"] = [Right.EditRules],
        ["/sessions"] = [Right.CloseTill, Right.CashMovement, Right.SeeReports],
        ["/office/keys"] = [Right.EditRules],
        ["/office/people"] = [Right.EditPeople],
        ["/office/promises"] = [Right.SeeReports],
        ["/office/receipts"] = [Right.EditRules],
        ["/office/counter"] = [Right.EditRules],
        ["/office/mail"] = [Right.EditRules],
        ["/office/registers"] = [Right.EditRules],
        ["/office/terminals"] = [Right.EditRules, Right.ResolveCard, Right.CloseTill],
        ["/office/vat"] = [Right.EditRules],
        ["/office/technical"] = [Right.ReadFiscal],
        ["/office/conformity"] = [Right.ReadFiscal],
        ["/office/routing"] = [Right.EditRouting],
        ["/office/stations"] = [Right.EditRouting],
        ["/office/leftovers"] = [Right.RemoveSentLine],
        ["/office/service"] = [Right.SeeReports],
        ["/pair"] = [],
        ["/pass"] = [Right.Kitchen, Right.HandOver],
        ["/register/{Till}"] = [Right.OpenSale],
        ["/screens"] = [Right.ManageScreens],
        ["/sign-in"] = [],
        ["/station/{Station}"] = [Right.Kitchen],
        ["/suivi/{Token}"] = [],
        ["/ticket/{Token}"] = [],
        ["/t/{Token}"] = [],
        ["/welcome"] = [],
    };

    private IEnumerable<RouteEndpoint> Endpoints => house.Hub.Of<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    private Grains.Contracts.Views.PeopleView View => house.Hub.Of<IFeed<PeopleView>>().Current;

    [Fact]
    public void Every_page_says_whom_it_is_for() => Assert.Equal(
        Pages.Keys.Order(StringComparer.Ordinal),
        Endpoints.Where(IsPage).Select(TemplateOf).Distinct().Order(StringComparer.Ordinal));

    [Fact]
    public void Every_address_of_the_hub_declares_what_it_needs() => Assert.Empty(
        Endpoints.Where(endpoint => !IsPage(endpoint) && !IsFrameworks(endpoint)
            && endpoint.Metadata.GetMetadata<EndpointRight>() is null
            && endpoint.Metadata.GetMetadata<EndpointForAnyone>() is null).Select(TemplateOf));

    [Theory]
    [InlineData(null)]
    [InlineData(Role.Administrator)]
    [InlineData(Role.Manager)]
    [InlineData(Role.Employee)]
    [InlineData(Role.Accountant)]
    [InlineData(Role.Preparer)]
    [InlineData(Role.Courier)]
    public async Task Each_role_sees_its_pages_and_no_other(Role? role)
    {
        using var browser = role is { } is_
            ? (await (is_ is Role.Administrator
                ? house.EnterAsync(PeopleHub.PersonOf(is_), SecretKind.Password, PeopleHub.Password)
                : house.EnterAsync(PeopleHub.PersonOf(is_)))).Browser
            : house.Browser();

        foreach (var (template, rights) in Pages)
        {
            var path = template.TrimStart('/').Replace("{Token}", "nobodys", StringComparison.Ordinal)
                .Replace("{Till}", "T1", StringComparison.Ordinal).Replace("{Station}", "kitchen", StringComparison.Ordinal)
                .Replace("{Sale}", "s-1", StringComparison.Ordinal).Replace("{Only}", "kitchen", StringComparison.Ordinal);
            var expected = rights is { Length: 0 } ? "shown"
                : role is not { } one ? "/sign-in"
                : rights is null || rights.Any(right => View.People.Grants(one, right)) ? "shown"
                : "/not-allowed";

            Assert.Equal((template, expected), (template, await PeopleHub.WhereAsync(browser, path)));
        }
    }

    [Fact]
    public async Task Whoever_has_a_password_and_came_by_PIN_proves_it_before_the_office_opens()
    {
        var (browser, _) = await house.EnterAsync(PeopleHub.PersonOf(Role.Administrator));
        using var one = browser;

        Assert.Equal("shown", await PeopleHub.WhereAsync(browser, "register/T1"));
        using var answer = await browser.GetAsync("office/people");
        Assert.Equal("/sign-in?password=1&to=office%2Fpeople", answer.Headers.Location?.OriginalString);
    }

    [Fact]
    public async Task Each_address_of_the_API_lets_in_the_keys_that_grant_its_right_and_no_other()
    {
        var api = Endpoints.Where(endpoint => endpoint.Metadata.GetMetadata<EndpointRight>() is not null).ToList();
        Assert.NotEmpty(api);

        foreach (var right in Rights.All)
        {
            var secret = house.Hub.Of<ApiKeyFile>().Add($"only-{right}", DateTimeOffset.UnixEpoch, [right]).Secret!;
            using var client = house.Browser();
            client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, secret);

            foreach (var endpoint in api)
            {
                var method = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()!.HttpMethods[0];
                var path = System.Text.RegularExpressions.Regex.Replace(TemplateOf(endpoint), @"\{\w+\}", "nobodys");
                using var request = new HttpRequestMessage(new(method), path);
                using var answer = await client.SendAsync(request);
                var isGranted = endpoint.Metadata.GetMetadata<EndpointRight>()!.AnyOf.Contains(right);

                Assert.True(
                    isGranted == (answer.StatusCode is not HttpStatusCode.Forbidden),
                    $"{method} {path} with {right}: {answer.StatusCode}");
            }
        }
    }

    [Fact]
    public async Task A_key_without_the_right_hears_which_is_missing()
    {
        var secret = house.Hub.Of<ApiKeyFile>().Add("stock", DateTimeOffset.UnixEpoch, [Right.SoldOut]).Secret!;
        using var client = house.Browser();
        client.DefaultRequestHeaders.Add(ApiKeyAuthentication.Header, secret);
        var answer = await Answer.OfAsync(await client.GetAsync("api/v1/sales/nobodys"));

        Assert.Equal((403, "right-missing"), (answer.Status, answer.Code));
        Assert.Equal("OpenSale", answer.Body.GetProperty("rights")[0].GetString());
    }

    [Fact]
    public void Every_question_at_a_desk_and_every_command_declares_what_it_needs()
    {
        var missing = Desks.SelectMany(desk => desk.GetMethods().Select(method => (Desk: desk, Method: method)))
            .Where(one => CommandOf(one.Method) is null && !DeskRights.Questions.ContainsKey((one.Desk, one.Method.Name)))
            .Select(one => $"{one.Desk.Name}.{one.Method.Name}")
            .Concat(Commands.Where(command => !DeskRights.Commands.ContainsKey(command)).Select(command => $"{command.DeclaringType!.Name}.{command.Name}"));

        Assert.Empty(missing);
    }

    public static TheoryData<Role> Roles => [.. Enum.GetValues<Role>()];

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Each_role_is_heard_at_the_desks_as_the_table_says(Role role)
    {
        var (browser, session) = role is Role.Administrator
            ? await house.EnterAsync(PeopleHub.PersonOf(role), SecretKind.Password, PeopleHub.Password)
            : await house.EnterAsync(PeopleHub.PersonOf(role));
        browser.Dispose();
        using var circuit = house.Hub.Of<IServiceScopeFactory>().CreateScope();
        circuit.ServiceProvider.GetRequiredService<Acting>().Become(session);
        var heard = 0;

        foreach (var (desk, method) in Desks.SelectMany(desk => desk.GetMethods().Select(method => (desk, method))))
        {
            foreach (var command in CommandOf(method) is { } family ? Cases(family).Cast<Type?>() : [null])
            {
                var isHeard = IsHeard(circuit.ServiceProvider, desk, method, command);
                var expected = (command is null ? DeskRights.Questions[(desk, method.Name)] : DeskRights.Commands[command]) switch
                {
                    Needed.Free => true,
                    Needed.AnyOf { Rights: var rights } => rights.Any(right => View.People.Grants(role, right)),
                    _ => false,
                };

                Assert.True(expected == isHeard, $"{role}: {desk.Name}.{method.Name}({command?.Name}) was heard: {isHeard}");
                heard += isHeard ? 1 : 0;
            }
        }

        Assert.InRange(heard, 1, 1_000);
    }

    [Fact]
    public void Nobody_is_heard_where_nobody_is_signed_in()
    {
        using var circuit = house.Hub.Of<IServiceScopeFactory>().CreateScope();
        var desk = circuit.ServiceProvider.GetRequiredService<IRegisterDesk>();
        var refused = Assert.Throws<RightRefusedException>(() => { _ = desk.SendAsync(new("x"), new("s"), new("", "T1")); });

        Assert.Equal((Right.AddLines, Standing.SignInFirst), (refused.Right!.Value, refused.Standing));
    }

    [Fact]
    public async Task What_the_kitchen_has_is_taken_off_by_those_who_may_and_the_journal_names_who_did_what()
    {
        var (browser, session) = await house.EnterAsync(PeopleHub.PersonOf(Role.Employee));
        browser.Dispose();
        using var circuit = house.Hub.Of<IServiceScopeFactory>().CreateScope();
        circuit.ServiceProvider.GetRequiredService<Acting>().Become(session);
        var desk = circuit.ServiceProvider.GetRequiredService<IRegisterDesk>();
        var sale = new SaleId("rights-sale");
        var article = new SoldArticle(new("a"), "Steak", new(1200), new(1000), new(1000), new([new("kitchen")], 1, 300, []));
        await desk.TellAsync(new("rights-open"), sale, new SaleCommand.Open(sale, new("T1"), new("rights-order"), ServiceMode.EatIn, new("Somebody else", "T1")));
        await desk.TellAsync(new("rights-add"), sale, new SaleCommand.AddLines([new(new("rights-line"), article, Quantity.One, [], "")], new("", "T1")));
        await desk.SendAsync(new("rights-send"), sale, new("", "T1"));
        var sent = await desk.ReadAsync(sale);
        await house.Hub.Of<IFeed<SalesView>>().ReachAsync(house.Hub.Journal.Head, CancellationToken.None);

        Assert.True(sent.Lines[0].IsSent);
        var refused = Assert.Throws<RightRefusedException>(() =>
        {
            _ = desk.TellAsync(new("rights-remove"), sale, new SaleCommand.RemoveLine(new("rights-line"), "", new("", "T1")));
        });
        Assert.Equal(Right.RemoveSentLine, refused.Right);

        var people = house.Hub.Of<IFeed<PeopleView>>();
        await people.UntilAsync(view => view.People.LastRefused?.Right is Right.RemoveSentLine, OpenHub.Patience, TimeProvider.System);
        Assert.Equal(
            Right.ExemptFromVat,
            Assert.Throws<RightRefusedException>(() => { _ = desk.TellAsync(new("rights-exempt"), sale, new SaleCommand.SetExemption(IsOn: true, new("", "T1"))); }).Right);
        var opened = (SaleEvent.Opened)(await house.Hub.Journal.ReadStreamAsync("sale-rights-sale", 0, default).FirstAsync()).Event;
        Assert.Equal("The Employee", opened.By.Person);

        // Raised for the role, it is done at once, by the same circuit.
        await house.Hub.Of<IPeopleDesk>().TellAsync(new("raise"), new PeopleCommand.SetRight(Role.Employee, Right.RemoveSentLine, IsGranted: true, Actor.Hub));
        var told = await desk.TellAsync(new("rights-remove"), sale, new SaleCommand.RemoveLine(new("rights-line"), "erreur", new("", "T1")));
        await house.Hub.Of<IPeopleDesk>().TellAsync(new("lower"), new PeopleCommand.SetRight(Role.Employee, Right.RemoveSentLine, IsGranted: false, Actor.Hub));
        Assert.Null(told.Refusal);
    }

    // A key may ask for more than what it does: refused to whoever has not, whichever page or script pressed it.
    [Fact]
    public async Task A_key_that_asks_for_a_right_besides_is_refused_to_those_who_lack_it()
    {
        var (browser, session) = await house.EnterAsync(PeopleHub.PersonOf(Role.Employee));
        browser.Dispose();
        using var circuit = house.Hub.Of<IServiceScopeFactory>().CreateScope();
        circuit.ServiceProvider.GetRequiredService<Acting>().Become(session);
        var desk = circuit.ServiceProvider.GetRequiredService<IRegisterDesk>();
        var rules = house.Hub.Of<IHouseRulesDesk>();
        var usual = PaymentRules.Default;
        var told = await rules.TellAsync(new("keys-payments"), new HouseRulesCommand.SetPayments(
            usual with { Keys = [.. usual.Keys.Select(key => key.Id.Value is "cash" ? key with { LeastRight = nameof(Right.Refund) } : key)] }, Actor.Hub));
        var bag = new ActionKey(new("bag"), nameof(ActionType.AdHocArticle), "Sac", new(20), Min: null, Max: null, [], nameof(Right.FixPrice), IsOn: true, Rank: 0);
        told = await rules.TellAsync(new("keys-actions"), new HouseRulesCommand.SetActions(new([bag, bag with { Id = new("odd"), LeastRight = "Fly" }]), Actor.Hub));
        await house.Hub.Of<IFeed<HouseRulesView>>().ReachAsync(told.Position, CancellationToken.None);

        Assert.Equal(Right.Refund, Refused(() => desk.PayAsync(new("keys-pay"), new("keys-sale"), new PaymentKeyId("cash"), new(100), Actor.Hub)));
        Assert.Equal(Right.FixPrice, Refused(() => desk.PressAsync(new("bag"), new("T1"), typed: null)));
        Assert.Null(Refused(() => desk.PressAsync(new("odd"), new("T1"), typed: null)));
        Assert.Equal(SaleRefusal.NotOpen, (await desk.PayAsync(new("keys-card"), new("keys-sale"), new PaymentKeyId("card"), new(100), Actor.Hub)).Refusal);

        await rules.TellAsync(new("keys-payments-back"), new HouseRulesCommand.SetPayments(usual, Actor.Hub));
        await rules.TellAsync(new("keys-actions-back"), new HouseRulesCommand.SetActions(ActionRules.Default, Actor.Hub));

        static Right? Refused(Func<Task> ask) => Assert.Throws<RightRefusedException>(() => { _ = ask(); }).Right;
    }

    private static IReadOnlyList<Type> Desks { get; } = [.. typeof(IRegisterDesk).Assembly.GetTypes().Where(GuardedDesks.IsDesk)];

    private static IEnumerable<Type> Commands => Desks
        .SelectMany(desk => desk.GetMethods()).Select(CommandOf).OfType<Type>().Distinct().SelectMany(Cases);

    private static Type? CommandOf(MethodInfo method) => method.GetParameters()
        .Select(parameter => parameter.ParameterType)
        .FirstOrDefault(type => type.IsAbstract && type.Name.EndsWith("Command", StringComparison.Ordinal));

    private static IEnumerable<Type> Cases(Type family) => family.GetNestedTypes().Where(type => type.IsSubclassOf(family));

    // Before a desk that answers nothing: what is tried here is the guard, and nothing is to happen.
    private static bool IsHeard(IServiceProvider circuit, Type desk, MethodInfo method, Type? command)
    {
        var guard = DeskGuard.Before(
            desk, Dumb(desk), circuit.GetRequiredService<IGuardedActing>(), _ => null, circuit.GetRequiredService<RefusalTrace>(), () => HouseRules.Default);
        var arguments = method.GetParameters()
            .Select(parameter => parameter.ParameterType.IsAssignableFrom(command) ? RuntimeHelpers.GetUninitializedObject(command!)
                : parameter.ParameterType.IsValueType ? RuntimeHelpers.GetUninitializedObject(parameter.ParameterType) : null)
            .ToArray();

        try
        {
            method.Invoke(guard, BindingFlags.DoNotWrapExceptions, binder: null, arguments, culture: null);
            return true;
        }
        catch (RightRefusedException)
        {
            return false;
        }
    }

    private static object Dumb(Type desk) => DispatchProxy.Create(desk, typeof(DumbDesk));

    private static bool IsPage(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;

    private static string TemplateOf(RouteEndpoint endpoint) => $"/{endpoint.RoutePattern.RawText!.TrimStart('/')}";

    // The scripts and styles of the pages, wherever a build that is not published finds them.
    private static bool IsFrameworks(RouteEndpoint endpoint) =>
        endpoint.RoutePattern.RawText is "{**path:file}" ||
        TemplateOf(endpoint).StartsWith("/_", StringComparison.Ordinal)
        || endpoint.Metadata.Any(one => one.GetType().Name is "StaticAssetDescriptor" or "StaticAssetInvoker");
}

/// <summary>Answers nothing to anything.</summary>
public class DumbDesk : DispatchProxy
{
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.ReturnType is { IsValueType: true } type && type != typeof(void) ? RuntimeHelpers.GetUninitializedObject(type) : null;
}
